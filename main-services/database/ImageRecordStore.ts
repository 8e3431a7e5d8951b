import type { Knex } from 'knex';
import type { ImageRecord } from '../model/image.ts';
import { NoSuchRecord } from './NoSuchRecord.ts';
import type { ImageRepository } from './Repositories.ts';
import { insertRow } from './transaction.ts';

interface ImageRow {
  id: number;
  plan_id: number | null;
  sequence_id: number | null;
  request_name: string;
  detector: ImageRecord['detector'];
  filter: string;
  exposure_time: number;
  started: number;
  path: string;
  kind: ImageRecord['kind'];
  fwhm: number | null;
  median: number | null;
  source_count: number | null;
}

/** Records of the images whole on disk. */
export class ImageRecordStore implements ImageRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(image: Omit<ImageRecord, 'id'>): Promise<ImageRecord> {
    const id = await insertRow(this.#knex, 'image', {
      plan_id: image.planId,
      sequence_id: image.sequenceId,
      request_name: image.requestName,
      detector: image.detector,
      filter: image.filter,
      exposure_time: image.exposureSeconds,
      started: image.startedAt,
      path: image.path,
      kind: image.kind,
      fwhm: image.fwhmArcseconds,
      median: image.medianCounts,
      source_count: image.sourceCount,
    });
    return { ...image, id };
  }

  async setAnalysis(
    id: number,
    analysis: Pick<ImageRecord, 'fwhmArcseconds' | 'medianCounts' | 'sourceCount'>,
  ): Promise<ImageRecord> {
    await this.#knex('image')
      .where({ id })
      .update({ fwhm: analysis.fwhmArcseconds, median: analysis.medianCounts, source_count: analysis.sourceCount });
    const image = await this.get(id);
    if (image === null) throw new NoSuchRecord('image', id);
    return image;
  }

  async get(id: number): Promise<ImageRecord | null> {
    const row: ImageRow | undefined = await this.#knex('image').where({ id }).first();
    return row === undefined ? null : imageFromRow(row);
  }

  async list(limit: number): Promise<readonly ImageRecord[]> {
    const rows: ImageRow[] = await this.#knex('image').orderBy('id', 'desc').limit(limit);
    return rows.map(imageFromRow);
  }

  async ofPlan(planId: number): Promise<readonly ImageRecord[]> {
    const rows: ImageRow[] = await this.#knex('image').where({ plan_id: planId }).orderBy('id');
    return rows.map(imageFromRow);
  }
}

function imageFromRow(row: ImageRow): ImageRecord {
  return {
    id: row.id,
    planId: row.plan_id,
    sequenceId: row.sequence_id,
    requestName: row.request_name,
    detector: row.detector,
    filter: row.filter,
    exposureSeconds: row.exposure_time,
    startedAt: row.started,
    path: row.path,
    kind: row.kind,
    fwhmArcseconds: row.fwhm,
    medianCounts: row.median,
    sourceCount: row.source_count,
  };
}
