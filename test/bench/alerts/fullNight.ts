import type { Observatory } from '../../../main-services/observatory.ts';

/** More than find their place, so that 500 do. */
const REQUESTS = 140;
const SEQUENCES_EACH = 4;
/** Of the bundled users, in turn, so that no one's quota ends before the night does. */
const PROGRAMMES = 4;

/** Has 500 sequences planned for what is left of the night; answers how many there are. */
export async function planFullNight(observatory: Observatory, say: (line: string) => void): Promise<number> {
  const { repositories, requests, planning, clock, sky } = observatory;
  const programmes = (await repositories.users.programmes()).slice(0, PROGRAMMES);
  const night = sky.nightAt(clock.now());
  for (let number = 0; number < REQUESTS; number++) {
    const programme = programmes[number % programmes.length];
    if (programme === undefined) throw new Error('the database has no scientific programme');
    const { id } = await requests.create({
      name: `request ${number}`,
      userName: 'observer',
      programmeName: programme.name,
      isAlert: false,
      nightDate: night.date,
      allOrNothing: false,
      sequences: Array.from({ length: SEQUENCES_EACH }, (_, index) => aSequence(number * SEQUENCES_EACH + index)),
    });
    await repositories.requests.setSubmitted(id, true);
  }
  const { planned } = await planning.replan('500 sequences');
  say(`${REQUESTS * SEQUENCES_EACH} sequences handed in, ${planned.length} of them planned`);
  return planned.length;
}

/** Half a minute with both cameras, spread over what is up after midnight in December. */
function aSequence(number: number) {
  const plan = { name: 'r 20 s', filter: 'r', exposureSeconds: 20, imageCount: 1, ditherArcseconds: 0 };
  return {
    name: `target ${number}`,
    rightAscensionDegrees: 60 + ((number * 7.3) % 150),
    declinationDegrees: ((number * 17) % 50) - 5,
    priorityOffset: (number % 11) - 5,
    overheadSeconds: 10,
    durationSeconds: null,
    windows: null,
    preferredAt: null,
    mayMoveEarlierSeconds: 86_400,
    mayMoveLaterSeconds: 86_400,
    mandatory: false,
    reportNights: 0,
    minimumMoonDistanceDegrees: 10,
    maximumAirmass: 2.5,
    albums: [
      { detector: 'VIS' as const, plans: [plan] },
      { detector: 'NIR' as const, plans: [{ ...plan, name: 'H 20 s', filter: 'H' }] },
    ],
  };
}
