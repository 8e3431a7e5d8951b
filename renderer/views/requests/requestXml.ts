/** Where a fixed target stands, or the attributes of a moving one's `<target>`. */
export type TypedTarget =
  | { readonly rightAscensionDegrees: number; readonly declinationDegrees: number }
  | { readonly attributes: Readonly<Record<string, string>> };

/** A request as it is typed: one sequence with its plans. Angles J2000 degrees, times seconds. */
export interface TypedRequest {
  readonly name: string;
  readonly userName: string;
  readonly programme: string;
  /** "tonight" or a date as "2026-12-15". */
  readonly night: string;
  readonly allOrNothing: boolean;
  readonly sequenceName: string;
  readonly target: TypedTarget;
  readonly priorityOffset: number;
  readonly mandatory: boolean;
  readonly reportNights: number;
  readonly overheadSeconds: number;
  readonly maximumAirmass: number;
  readonly minimumMoonDistanceDegrees: number;
  readonly plans: readonly TypedPlan[];
}

export interface TypedPlan {
  readonly detector: 'VIS' | 'NIR';
  readonly filter: string;
  readonly exposureSeconds: number;
  readonly imageCount: number;
  readonly ditherArcseconds: number;
}

type Attributes = Readonly<Record<string, string | number>>;

/** The XML of a request in the form the services import (as `simulators/resources/routine_request_01.xml`). */
export function requestXml(request: TypedRequest): string {
  const yes = (value: boolean) => (value ? 'yes' : 'no');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open('request', {
      name: request.name,
      user: request.userName,
      programme: request.programme,
      night: request.night,
      strategy: request.allOrNothing ? 'all-or-nothing' : 'best-effort',
    }),
    `  ${open('sequence', {
      name: request.sequenceName,
      ...('attributes' in request.target
        ? {}
        : { ra: number(request.target.rightAscensionDegrees), dec: number(request.target.declinationDegrees) }),
      priority: request.priorityOffset,
      mandatory: yes(request.mandatory),
      'report-nights': request.reportNights,
      overhead: request.overheadSeconds,
      'max-airmass': request.maximumAirmass,
      'min-moon-distance': request.minimumMoonDistanceDegrees,
      preferred: '',
      'delta-left': '',
      'delta-right': '',
    })}`,
  ];
  if ('attributes' in request.target)
    lines.push(`    ${open('target', request.target.attributes).replace(/>$/, '/>')}`);
  for (const detector of ['VIS', 'NIR'] as const) {
    const plans = request.plans.filter((plan) => plan.detector === detector);
    if (plans.length === 0) continue;
    lines.push(`    ${open('album', { detector })}`, ...plans.map((plan) => `      ${planXml(plan)}`), '    </album>');
  }
  return [...lines, '  </sequence>', '</request>', ''].join('\n');
}

function planXml(plan: TypedPlan): string {
  const { filter, exposureSeconds, imageCount, ditherArcseconds } = plan;
  return open('plan', {
    name: `${filter} ${imageCount} x ${exposureSeconds} s`,
    filter,
    exposure: exposureSeconds,
    count: imageCount,
    dither: ditherArcseconds,
  }).replace(/>$/, '/>');
}

function open(element: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(String(value))}"`);
  return `<${element} ${written.join(' ')}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A hundredth of an arc second is far below what the mount can point. */
function number(degrees: number): string {
  return String(Number(degrees.toFixed(6)));
}
