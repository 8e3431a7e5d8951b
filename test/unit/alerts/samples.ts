import { readFileSync } from 'node:fs';

/** A real notice, byte for byte. */
export function sample(name: string): Buffer {
  return readFileSync(new URL(`./voevents/${name}`, import.meta.url));
}

/** A real notice with some of its text replaced; every pattern must be there. */
export function changedSample(name: string, ...changes: readonly (readonly [string | RegExp, string])[]): Buffer {
  let text = sample(name).toString('utf8');
  for (const [from, to] of changes) {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${name} does not contain ${from}`);
    text = changed;
  }
  return Buffer.from(text, 'utf8');
}

/** A small notice of a made-up SVOM burst. */
export function svomNotice(parts: {
  burst: string;
  type: string;
  packet: number;
  at: number;
  ra?: number;
  dec?: number;
  error?: number;
  cites?: readonly (readonly ['followup' | 'retraction', string])[];
  role?: string;
  author?: string;
}): Buffer {
  const time = new Date(parts.at).toISOString().slice(0, 19);
  const position =
    parts.ra === undefined
      ? ''
      : `<Position2D unit="deg"><Name1>RA</Name1><Name2>Dec</Name2><Value2><C1>${parts.ra}</C1><C2>${parts.dec}</C2></Value2><Error2Radius>${parts.error}</Error2Radius></Position2D>`;
  const cites = (parts.cites ?? []).map(([cite, ivorn]) => `<EventIVORN cite="${cite}">${ivorn}</EventIVORN>`);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<voe:VOEvent xmlns:voe="http://www.ivoa.net/xml/VOEvent/v2.0" role="${parts.role ?? 'observation'}" version="2.0" ivorn="ivo://org.svom/fsc#${parts.burst}_${parts.type}">
<Who><AuthorIVORN>${parts.author ?? 'ivo://org.svom/fsc'}</AuthorIVORN><Date>${time}</Date></Who>
<What><Param name="Packet_Type" value="${parts.packet}"/><Group name="Svom_Identifiers"><Param name="Burst_Id" value="${parts.burst}"/></Group>
<Group name="Detection_Info"><Param name="SNR" value="20"/></Group></What>
<WhereWhen><ObsDataLocation><ObservationLocation><AstroCoordSystem id="UTC-ICRS-GEO"/><AstroCoords coord_system_id="UTC-ICRS-GEO"><Time><TimeInstant><ISOTime>${time}</ISOTime></TimeInstant></Time>${position}</AstroCoords></ObservationLocation></ObsDataLocation></WhereWhen>
<Citations>${cites.join('')}</Citations></voe:VOEvent>`);
}
