import { FAKE_AUTHORITY } from './voevent/missions/pyros.ts';

/** An alert raised for training. J2000 degrees. */
export interface FakeAlert {
  readonly name: string;
  readonly raDegrees: number;
  readonly decDegrees: number;
  readonly errorDegrees: number;
  /** Whose notice it plays, by the names of noticeTypes.ts: the strategy then decides as about a real one. Left out: nobody's. */
  readonly mission?: string;
  readonly type?: string;
}

/** Writes the VOEvent of a fake alert; its publisher says that it is one, so that it stays marked wherever it goes. */
export function fakeVoEvent(fake: FakeAlert, now: number): Buffer {
  const time = new Date(now).toISOString();
  const burst = fake.name.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 40) || 'unnamed';
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<voe:VOEvent xmlns:voe="http://www.ivoa.net/xml/VOEvent/v2.0" version="2.0" role="observation"
  ivorn="ivo://${FAKE_AUTHORITY}/console#${burst}_${time}">
  <Who><AuthorIVORN>ivo://${FAKE_AUTHORITY}/console</AuthorIVORN><Date>${time}</Date></Who>
  <What>
    <Param name="Burst_Id" value="${burst}-${time.slice(11, 19).replaceAll(':', '')}"/>
    <Param name="Fake" value="true"/>${param('Mission', fake.mission)}${param('Type', fake.type)}
    <Description>Fake alert raised for training. No telescope but ours should follow it.</Description>
  </What>
  <WhereWhen><ObsDataLocation><ObservatoryLocation id="GEOSURFACE"/><ObservationLocation>
    <AstroCoordSystem id="UTC-ICRS-TOPO"/>
    <AstroCoords coord_system_id="UTC-ICRS-TOPO">
      <Time unit="s"><TimeInstant><ISOTime>${time}</ISOTime></TimeInstant></Time>
      <Position2D unit="deg"><Name1>RA</Name1><Name2>Dec</Name2>
        <Value2><C1>${decimal(fake.raDegrees)}</C1><C2>${decimal(fake.decDegrees)}</C2></Value2>
        <Error2Radius>${decimal(fake.errorDegrees)}</Error2Radius>
      </Position2D>
    </AstroCoords>
  </ObservationLocation></ObsDataLocation></WhereWhen>
</voe:VOEvent>
`;
  return Buffer.from(xml, 'utf8');
}

function param(name: string, value: string | undefined): string {
  return value === undefined ? '' : `<Param name="${name}" value="${value.replace(/[^\w .*-]+/g, '')}"/>`;
}

/** Six decimals are 4 milliarcseconds. */
function decimal(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`A fake alert needs numbers, not ${value}.`);
  return value.toFixed(6);
}
