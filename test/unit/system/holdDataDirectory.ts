import { DataDirectoryLock } from '../../../main-services/system/DataDirectoryLock.ts';

/** Takes a data directory and keeps it until it is killed. */
await DataDirectoryLock.take(process.argv[2] ?? '');
process.stdout.write('taken\n');
setInterval(() => undefined, 60_000);
