import type { Alert } from '../model/alert.ts';
import type { ImageRecord } from '../model/image.ts';
import type { ObservationRequest } from '../model/request.ts';

/** Name of the manifest within an alert's directory. */
export const MANIFEST = 'alert.json';

/** What stands beside the images of an alert, so that they can be used without asking us. */
export function alertManifest(
  request: ObservationRequest,
  alert: Alert | null,
  images: readonly ImageRecord[],
  files: ReadonlySet<string>,
): string {
  const sequences = new Map(request.sequences.map((sequence) => [sequence.id, sequence]));
  const manifest = {
    request: request.id,
    name: request.name,
    fake: isFake(request, alert),
    complete: request.complete,
    burst: alert === null ? null : burstOf(alert),
    images: images
      .map((image) => ({ image, file: nameWithin(image.path) }))
      .filter(({ file }) => files.has(file))
      .map(({ image, file }) => ({
        file,
        detector: image.detector,
        filter: image.filter,
        exposureSeconds: image.exposureSeconds,
        startedAt: time(image.startedAt),
        raDegrees: sequences.get(image.sequenceId ?? 0)?.rightAscensionDegrees ?? null,
        decDegrees: sequences.get(image.sequenceId ?? 0)?.declinationDegrees ?? null,
        analysis:
          image.medianCounts === null
            ? null
            : {
                fwhmArcseconds: image.fwhmArcseconds,
                medianCounts: image.medianCounts,
                sourceCount: image.sourceCount,
              },
      })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** An alert raised for training, or a request of one. */
export function isFake(request: Pick<ObservationRequest, 'name'>, alert: Alert | null): boolean {
  return alert?.fake ?? request.name.startsWith('FAKE ');
}

function burstOf(alert: Alert) {
  const { triggerAt, receivedAt, firstExposureAt } = alert.chain;
  return {
    id: alert.burstId,
    mission: alert.mission,
    decision: alert.decision,
    retracted: alert.retracted,
    triggerAt: time(triggerAt),
    noticeAt: time(receivedAt),
    firstExposureAt: time(firstExposureAt),
    raDegrees: alert.rightAscensionDegrees,
    decDegrees: alert.declinationDegrees,
    errorDegrees: alert.errorDegrees,
    notices: alert.notices.map(({ ivorn }) => ivorn),
  };
}

/** "alert_12/sequence_3/vis_4_0001.fits" → "sequence_3/vis_4_0001.fits". */
function nameWithin(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
