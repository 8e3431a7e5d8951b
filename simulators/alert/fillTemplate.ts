/**
 * Fills {{burstId}}, {{date}} ("2026-12-16") and {{isoTime}} ("2026-12-16T04:57:12.000", UTC without zone as VOEvents write it);
 * {{isoTime-46}} is 46 s earlier. Throws an Error on a placeholder that does not exist.
 */
export function fillTemplate(template: string, now: number, burstId: string): string {
  return template.replace(/\{\{(.*?)\}\}/g, (_, name: string) => {
    const time = /^isoTime([+-]\d+)?$/.exec(name);
    if (time !== null) return new Date(now + Number(time[1] ?? 0) * 1000).toISOString().slice(0, 23);
    if (name === 'date') return new Date(now).toISOString().slice(0, 10);
    if (name === 'burstId') return burstId;
    throw new Error(`there is no placeholder {{${name}}}: only {{isoTime}}, {{date}} and {{burstId}}`);
  });
}
