/** A plain valid instance as parsed JSON: one night of 100 minutes, one sequence of ten. */
export function anInstance(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    schema: 'sched-bench/1',
    name: 'plain',
    timeUnit: 'minute',
    epochJD: 2459594.625,
    horizon: { start: 0, end: 100 },
    nights: [[0, 100]],
    overhead: { model: 'constant', minutes: 1 },
    objective: 'priorityTime',
    programmes: [{ id: 'P', class: 'A', quota: null }],
    sequences: [aSequence('s1')],
    ...change,
  };
}

export function aSequence(id: string, change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id,
    programme: 'P',
    priority: 50,
    duration: 10,
    windows: [[0, 100]],
    tPreferred: -1,
    ra: 10,
    dec: 20,
    ...change,
  };
}
