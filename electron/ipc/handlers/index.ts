import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import { alarmHandlers } from './alarms.ts';
import { alertHandlers } from './alerts.ts';
import { auditHandlers } from './audit.ts';
import { catalogueHandlers } from './catalogue.ts';
import { controlHandlers } from './control.ts';
import { environmentHandlers } from './environment.ts';
import { equipmentHandlers } from './equipment.ts';
import { instructionHandlers } from './instructions.ts';
import { instrumentHandlers } from './instruments.ts';
import { monitoringHandlers } from './monitoring.ts';
import { planningHandlers } from './planning.ts';
import { simulationHandlers } from './simulation.ts';
import { strategyHandlers } from './strategies.ts';
import { visibilityHandlers } from './visibility.ts';
import { type ConsoleActions, windowHandlers } from './windows.ts';

/** A handler for every call of the contract. */
export function handlersOf(observatory: Observatory, actions: ConsoleActions): Handlers {
  return {
    ...instrumentHandlers(observatory),
    ...catalogueHandlers(observatory),
    ...instructionHandlers(observatory),
    ...equipmentHandlers(observatory),
    ...controlHandlers(observatory),
    ...auditHandlers(observatory),
    ...planningHandlers(observatory),
    ...visibilityHandlers(observatory),
    ...monitoringHandlers(observatory),
    ...environmentHandlers(observatory),
    ...simulationHandlers(observatory),
    ...alarmHandlers(observatory),
    ...alertHandlers(observatory),
    ...strategyHandlers(observatory),
    ...windowHandlers(observatory, actions),
  };
}
