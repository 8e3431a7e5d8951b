import { useTopicPart } from '../../state/topics.ts';

/** The mirror cover: the device of its own where one is fitted, otherwise the mount's. */
export function useMirrorCover(): { readonly fitted: boolean; readonly open: boolean; readonly words: string } {
  const mount = useTopicPart('instruments', (all) => all?.telescope.status?.coverOpen);
  const own = useTopicPart('instruments', (all) => all?.accessories?.cover ?? null);
  if (own === null) {
    const open = mount ?? false;
    return { fitted: mount !== null, open, words: mount === null ? 'no mirror cover' : coverWords(open) };
  }
  const position = own.link.connected ? (own.status?.position ?? 'UNKNOWN') : 'UNKNOWN';
  const open = position !== 'CLOSED' && position !== 'CLOSING';
  const stands = position === 'OPEN' || position === 'CLOSED';
  return { fitted: true, open, words: stands ? coverWords(open) : `mirror cover ${position.toLowerCase()}` };
}

function coverWords(open: boolean): string {
  return `mirror cover ${open ? 'open' : 'shut'}`;
}
