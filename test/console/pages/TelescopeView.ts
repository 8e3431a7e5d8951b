import type { Locator } from 'playwright-core';
import type { ConsolePage } from './ConsolePage.ts';
import { eventually } from './eventually.ts';

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
    await this.coordinates('Alt, az', altitude, azimuth);
    await this.go(/^Go, stand/);
  }

  /** Types a place on the sky and goes there. */
  async goToEquatorial(rightAscension: string, declination: string): Promise<void> {
    await this.coordinates('J2000', rightAscension, declination);
    await this.go(/^Go, track/);
  }

  /** Types a target in some coordinates, without going there. */
  async coordinates(frame: string, first: string, second: string): Promise<void> {
    await this.target.getByRole('radio', { name: frame }).click();
    const names = frame === 'Alt, az' ? ['alt', 'az'] : ['α', 'δ'];
    await this.target.getByRole('textbox', { name: names[0] ?? '' }).fill(first);
    await this.target.getByRole('textbox', { name: names[1] ?? '' }).fill(second);
  }

  /** Takes a target by its name, as the list completes it. */
  async named(name: string): Promise<void> {
    const field = this.target.getByRole('combobox', { name: 'name' });
    await field.fill(name);
    await this.window.page.getByRole('option').first().waitFor();
    await field.press('Enter');
  }

  /** Holds a button as soon as the interlocks let it. */
  async go(name: RegExp): Promise<void> {
    const button = this.button(name);
    await eventually(
      'it is allowed',
      () => button.getAttribute('aria-disabled'),
      (seen) => seen === 'false',
    );
    await this.window.hold(button);
  }

  /** Name and coordinates of a target with the buttons to go there. */
  get target(): Locator {
    return this.window.page.locator('.group.goto');
  }

  /** What the interlocks say to the target that is typed. */
  get verdict(): Locator {
    return this.target.getByRole('status', { name: 'What the interlocks say to this target' });
  }

  /** Moves the telescope by the arrow keys while it has the focus. */
  get pad(): Locator {
    return this.window.page.getByRole('group', { name: /^Jog pad/ });
  }

  /** A group of fields with what is said below it. */
  group(title: string): Locator {
    return this.window.page.locator('.group').filter({ hasText: title });
  }

  /** The segments of a lamp, or a fan. */
  switch(name: string, state: 'on' | 'off'): Locator {
    return this.window.page.getByRole('radiogroup', { name }).getByRole('radio', { name: state });
  }
}
