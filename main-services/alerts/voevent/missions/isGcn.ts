import type { VoEvent } from '../VoEvent.ts';

/** Says whether NASA's GCN published it for this mission: its authority has been nasa.gsfc.gcn and nasa.gsfc.tan. */
export function isGcn(event: VoEvent, resource: string): boolean {
  return event.authority.startsWith('nasa.gsfc.') && event.resource.toUpperCase() === resource;
}
