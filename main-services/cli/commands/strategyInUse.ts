import { defaultStrategy } from '../../alerts/strategy/defaultStrategy.ts';
import { parseStrategy } from '../../alerts/strategy/parseStrategy.ts';
import type { Strategy } from '../../alerts/strategy/Strategy.ts';
import { openDatabase } from '../../database/openDatabase.ts';
import type { Site } from '../../model/site.ts';
import { readConfiguration } from '../../system/readConfiguration.ts';

/** An installation's site and the alert strategy it uses; the one shipped when it has none. */
export async function strategyInUse(dataDirectory: string): Promise<{ site: Site; strategy: Strategy }> {
  const configuration = await readConfiguration(dataDirectory);
  const repositories = await openDatabase(configuration.database);
  try {
    const stored = await repositories.strategies.default();
    return {
      site: configuration.site,
      strategy: stored === null ? defaultStrategy() : parseStrategy(stored.xml, stored.version),
    };
  } finally {
    await repositories.close();
  }
}
