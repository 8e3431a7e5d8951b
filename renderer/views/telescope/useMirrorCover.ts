import { useTopicPart } from '../../state/topics.ts';

/** The mirror cover: the device of its own where one is fitted, otherwise the mount's. */
export function useMirrorCover(): { readonly fitted: boolean; readonly open: boolean } {
  const mount = useTopicPart('instruments', (all) => all?.telescope.status?.coverOpen);
  const own = useTopicPart('instruments', (all) => all?.accessories?.cover ?? null);
  if (own === null) return { fitted: mount !== null, open: mount ?? false };
  const position = own.status?.position;
  return { fitted: true, open: position !== undefined && position !== 'CLOSED' && position !== 'CLOSING' };
}
