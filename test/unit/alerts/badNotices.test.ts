import { describe, expect, it } from 'vitest';
import { aService, NIGHT } from './aService.ts';
import { svomNotice } from './samples.ts';

const HOUR = 3_600_000;
const parts = { burst: 'sb26051101', type: 'eclairs-wakeup', packet: 202, ra: 200, dec: 20, error: 0.05, at: NIGHT };
const good = svomNotice(parts);
const text = good.toString('utf8');
const with_ = (from: string | RegExp, to: string) => Buffer.from(text.replace(from, to));
const afterProlog = (doctype: string) => with_('?>', `?>${doctype}`);

/** Not even a notice: refused with a reason, and kept in the archive only. */
const REFUSED: readonly (readonly [string, Buffer, RegExp])[] = [
  ['no XML', Buffer.from('hello'), /not well-formed/],
  ['half a notice', good.subarray(0, 900), /not well-formed/],
  ['no VOEvent', Buffer.from('<?xml version="1.0"?><html/>'), /"html"/],
  ['with an entity bomb', afterProlog('<!DOCTYPE b [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>'), /<!DOCTYPE/],
  ['with an external entity', afterProlog('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), /<!DOCTYPE/],
  ['with an external DTD', afterProlog('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'), /<!DOCTYPE/],
  ['far too long', Buffer.alloc(12 * 1024 * 1024, good), /12582912 bytes/],
  ['nested 100 000 deep', Buffer.from(`<a>${'<b>'.repeat(100_000)}`), /deep/],
  ['in the wrong encoding', Buffer.from(text.replace('Detection_Info', 'D\u00e9tection'), 'latin1'), /not utf-8/i],
];

/** Notices that are shown, with the reason why nothing follows from them. */
const IGNORED: readonly (readonly [string, Buffer, RegExp])[] = [
  ['of an old version', with_('VOEvent/v2.0', 'VOEvent/v1.1'), /not written in VOEvent 2\.0/],
  ['of an unknown author', svomNotice({ ...parts, author: 'ivo://evil/x' }), /author ivo:\/\/evil\/x is not known/],
  ['of an unknown publisher', with_('ivo://org.svom/fsc#', 'ivo://evil/x#'), /publisher evil is not known/],
  ['replayed hours later', svomNotice({ ...parts, at: NIGHT - 7 * HOUR }), /old; the limit is/],
  ['of a place that is none', svomNotice({ ...parts, dec: 95 }), /200, 95 is not on the sky/],
  ['of the far past', svomNotice({ ...parts, at: Date.UTC(1970, 0, 1) }), /1970-01-01, which cannot be/],
  ['of the far future', svomNotice({ ...parts, at: Date.UTC(2150, 0, 1) }), /2150-01-01, which cannot be/],
  ['of tomorrow', svomNotice({ ...parts, at: NIGHT + 20 * HOUR }), /in the future/],
];

describe('a notice that is no good moves nothing, is named in the log, and keeps nothing from the next', () => {
  it.each(REFUSED)('%s', async (_, bad, reason) => {
    const { service, actions, log } = aService();
    service.receive(bad, 'vtp-a');
    await service.settled();
    expect(actions.log).toEqual([]);
    expect(service.alerts()).toEqual([]);
    expect(service.refusedCount).toBe(1);
    expect(log.lines).toEqual([expect.stringMatching(/^warning A notice from vtp-a is refused\. /)]);
    expect(log.lines[0]).toMatch(reason);
    service.receive(good, 'vtp-a');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
  });

  it.each(IGNORED)('%s', async (_, bad, reason) => {
    const { service, actions, log, repository } = aService();
    service.receive(bad, 'vtp-a');
    await service.settled();
    expect(actions.log).toEqual([]);
    const [alert] = await repository.list(1);
    expect(alert).toMatchObject({ decision: 'ignore' });
    expect(alert?.reasons.join(' ')).toMatch(reason);
    expect(log.lines.join()).toMatch(reason);
    const next = svomNotice({ ...parts, burst: 'sb26051102' });
    service.receive(next, 'vtp-a');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051102']);
  });
});
