import { readFileSync } from 'node:fs';
import { at } from './scene.ts';

const SHIPPED = new URL('../../../main-services/alerts/strategies/default.xml', import.meta.url);

/** What the observatory says about its alert strategies; the one shown has two faults. */
export function demoStrategyAnswer(call: string): unknown {
  switch (call) {
    case 'strategies.list':
      return [
        {
          name: 'default',
          description: 'Bursts with a position good to half of the field',
          version: 3,
          active: true,
          problems: [],
        },
        {
          name: 'bright Moon',
          description: 'Redder filters, longer exposures',
          version: 1,
          active: false,
          problems: [],
        },
      ];
    case 'strategies.versions':
      return [
        { version: 3, createdAt: at('21:14:09', '2026-12-12'), createdBy: 'chief', note: 'IceCube gold only' },
        { version: 2, createdAt: at('20:02:51', '2026-12-01'), createdBy: 'chief', note: 'shorter first exposures' },
        { version: 1, createdAt: null, createdBy: '', note: 'as shipped' },
      ];
    case 'strategies.validate':
      return {
        name: null,
        problems: [
          {
            place: 'limits',
            attribute: 'maximum-error-arcminutes',
            reason: '<limits maximum-error-arcminutes="1300"> is not between 0 and 600 (limits).',
          },
          {
            place: 'sequence 1 › album VIS › plan 2',
            attribute: 'filter',
            reason: '<plan filter="q"> is no filter of VIS (sequence 1 › album VIS › plan 2).',
          },
        ],
      };
    default:
      return {
        xml: readFileSync(SHIPPED, 'utf8')
          .replace('"13"', '"1300"')
          .replace('filter="r" exposure="30"', 'filter="q" exposure="30"'),
      };
  }
}
