import type { Locator } from 'playwright-core';
import type { ConsolePage } from './ConsolePage.ts';

/** Telescope, dome and lights by hand. */
export class TelescopeView {
  readonly window: ConsolePage;

  constructor(window: ConsolePage) {
    this.window = window;
  }

  /** Takes control for this window. */
  async takeControl(): Promise<void> {
    await this.window.hold(this.button('Take control'));
    await this.window.page.getByText('Manual, you hold control').waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.window.page.getByRole('button', { name }).first();
  }

  /** Types a direction and goes there. */
  async goToHorizontal(altitude: string, azimuth: string): Promise<void> {
    const group = this.group('Go to, horizontal');
    await group.getByRole('textbox', { name: 'alt' }).fill(altitude);
    await group.getByRole('textbox', { name: 'az' }).fill(azimuth);
    await group.getByRole('button', { name: 'Go', exact: true }).click();
  }

  /** Types a place on the sky and goes there. */
  async goToEquatorial(rightAscension: string, declination: string): Promise<void> {
    const group = this.group('Go to, equatorial');
    await group.getByRole('textbox', { name: 'α' }).fill(rightAscension);
    await group.getByRole('textbox', { name: 'δ' }).fill(declination);
    await group.getByRole('button', { name: 'Go', exact: true }).click();
  }

  /** A group of fields with what is said below it. */
  group(title: string): Locator {
    return this.window.page.locator('.group').filter({ hasText: title });
  }

  /** The segments of a lamp. */
  lamp(name: string, state: 'on' | 'off'): Locator {
    return this.window.page.getByRole('radiogroup', { name }).getByRole('radio', { name: state });
  }
}
