import type { VoTable } from './VoEvent.ts';
import type { XmlElement } from './XmlElement.ts';

/** Most rows of a table that are read; GCN's own have ten. */
const MOST_ROWS = 1000;

/** The Params directly inside, by name; the first of a name counts. A value may be an attribute or a <Value> inside. */
export function readParams(parent: XmlElement): Map<string, string> {
  const params = new Map<string, string>();
  for (const param of parent.children) {
    if (param.name !== 'Param') continue;
    const name = param.attribute('name');
    const value = param.attribute('value') ?? param.textOf('Value');
    if (name !== null && value !== null && !params.has(name)) params.set(name, value.trim());
  }
  return params;
}

/** The Params of each Group; two groups of one name are read as one. */
export function readGroups(what: XmlElement): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  for (const group of what.all('Group')) {
    const name = group.attribute('name') ?? '';
    const known = groups.get(name);
    if (known === undefined) groups.set(name, readParams(group));
    else for (const [key, value] of readParams(group)) if (!known.has(key)) known.set(key, value);
  }
  return groups;
}

export function readTables(what: XmlElement): readonly VoTable[] {
  return what.all('Table').map((table) => ({
    name: table.attribute('name') ?? '',
    fields: table.all('Field').map((field) => field.attribute('name') ?? ''),
    rows: (table.find('Data')?.all('TR') ?? []).slice(0, MOST_ROWS).map((row) => row.all('TD').map(({ text }) => text)),
  }));
}
