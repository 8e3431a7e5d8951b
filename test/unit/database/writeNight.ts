import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import { DRAFT, EVENING, siteAt, weatherAt } from './drafts.ts';

/** Writes without end until it is killed, saying after each request which one the database acknowledged. */
const database = await openDatabase({ client: 'sqlite', file: process.argv[2] ?? '' });
for (let row = 0; ; row += 1) {
  const request = await database.requests.create(DRAFT, EVENING + row);
  await database.requests.setSequenceStatus(request.sequences[0]?.id ?? 0, 'EXECUTING', null);
  await database.environment.append(weatherAt(EVENING + row), siteAt(EVENING + row));
  process.stdout.write(`${request.id}\n`);
}
