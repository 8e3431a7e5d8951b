import { describe, expect, test } from 'vitest';
import { SIMULATED_FAULTS, SIMULATED_WEATHERS, simulationCalls } from '../../../../electron/ipc/contract/simulation.ts';
import { simulationHandlers } from '../../../../electron/ipc/handlers/simulation.ts';
import { SimulationDesk } from '../../../../main-services/simulation/SimulationDesk.ts';
import { WEATHER_SETTINGS } from '../../../../main-services/simulation/weathers.ts';
import { FAULTS } from '../../../../simulators/common/Fault.ts';

const CALLER = { windowId: 'w1', userName: 'operator' };
const asked: string[] = [];
const handlers = simulationHandlers({
  simulation: new SimulationDesk(null),
  environment: { name: 'Environment' },
  supervisor: {
    halt: async (name, by) => void asked.push(`halt ${name} by ${by}`),
    restart: async (name, by) => void asked.push(`restart ${name} by ${by}`),
  },
});

describe('weather, faults and the monitoring agent over IPC', () => {
  test('the agent that judges the environment is stopped and started in the name of who asked', async () => {
    await handlers['monitoring.stop'](undefined, CALLER);
    await handlers['monitoring.restart'](undefined, CALLER);
    expect(asked).toEqual(['halt Environment by operator', 'restart Environment by operator']);
  });

  test('with real devices there is nothing to see and nothing to make', async () => {
    expect(handlers['simulation.view'](undefined, CALLER)).toBeNull();
    const ask = async () => handlers['simulation.setWeather']({ weather: 'rain', on: true }, CALLER);
    await expect(ask()).rejects.toThrow('These are real devices');
  });

  test('only experts change anything, and every change is audited', () => {
    for (const [name, { role, kind }] of Object.entries(simulationCalls))
      expect({ name, role, kind }).toEqual(
        name === 'simulation.view' ? { name, role: 'viewer', kind: 'query' } : { name, role: 'expert', kind: 'change' },
      );
  });

  test('the contract knows every weather and every fault that there is', () => {
    expect([...SIMULATED_WEATHERS].sort()).toEqual(Object.keys(WEATHER_SETTINGS).sort());
    expect([...SIMULATED_FAULTS].sort()).toEqual([...FAULTS].sort());
    const { input } = simulationCalls['simulation.setFault'];
    expect(input.safeParse({ device: 'Moon', fault: 'hang' }).success).toBe(false);
    expect(input.safeParse({ device: 'PLC', fault: 'tired' }).success).toBe(false);
  });
});
