import { coordinateSystem } from './coordinateSystem.ts';
import { judgePosition, type PositionReading, without } from './judgePosition.ts';
import { rotateDirection } from './rotateDirection.ts';
import type { VoEvent } from './VoEvent.ts';
import type { XmlElement } from './XmlElement.ts';

const DEGREES: readonly string[] = ['deg', 'degree', 'degrees', 'deg-deg', 'deg deg', 'deg,deg'];

/** Reads a VOEvent's usable position, or says why there is none. @param errorDegrees the mission's better word on the radius */
export function readPosition(event: VoEvent, errorDegrees: number | null = null): PositionReading {
  const element = event.position;
  if (element === null) return without('The notice carries no position.');
  const system = coordinateSystem(event.coordinateSystem);
  if (system === null) {
    return without(
      `The position is in the coordinate system ${event.coordinateSystem?.slice(0, 60)}, which is not read.`,
    );
  }
  const unit = element.attribute('unit') ?? 'deg';
  if (!DEGREES.includes(unit.trim().toLowerCase())) {
    return without(`The position is in "${unit.slice(0, 30)}", not in degrees.`);
  }
  const first = decimal(element.textOf('Value2', 'C1'));
  const second = decimal(element.textOf('Value2', 'C2'));
  if (first === null || second === null) return without('The position has no readable coordinates.');
  if (system.rotation !== null && !system.isEquatorial && /^(?:ra|dec)/i.test(element.textOf('Name1') ?? '')) {
    return without(`The position is called RA and Dec, yet its system ${event.coordinateSystem} has neither.`);
  }
  const swapped = /^(?:dec|lat|b$)/i.test(element.textOf('Name1') ?? '');
  const [longitude, latitude] = swapped ? [second, first] : [first, second];
  const radius = errorDegrees ?? radiusOf(element);
  const judged = judgePosition(longitude, latitude, radius);
  if (judged.position === null || system.rotation === null) return judged;
  const [raDegrees, decDegrees] = rotateDirection(system.rotation, longitude, latitude);
  return { position: { raDegrees, decDegrees, errorDegrees: judged.position.errorDegrees }, note: null };
}

/** The circle's radius or, of an ellipse, the longer half axis. */
function radiusOf(position: XmlElement): number | null {
  const circle = decimal(position.textOf('Error2Radius'));
  if (circle !== null) return circle;
  const axes = [decimal(position.textOf('Error2', 'C1')), decimal(position.textOf('Error2', 'C2'))];
  const known = axes.filter((axis) => axis !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** A plain decimal number; Number() alone would take "" and "0x10" too. */
function decimal(text: string | null): number | null {
  if (text === null || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
