import { createTable, reference } from './createTable.ts';
import type { Migration } from './Migration.ts';

/** Devices under their node, with what is particular to each kind, and the history of their states. */
export const instruments: Migration = {
  name: '0005-instruments',
  async up(knex, dialect) {
    await createTable(knex, dialect, 'node', (table) => {
      table.string('name').notNullable().unique();
      table.text('desc');
    });
    await createTable(knex, dialect, 'device', (table) => {
      reference(table, 'node_id', 'node', 'SET NULL');
      table.string('name').notNullable().unique();
      table.string('category', 32).notNullable();
      table.text('desc');
      dialect.flag(table, 'is_blocking');
      table.string('status', 64).notNullable().defaultTo('');
      table.text('status_detail');
      dialect.instant(table, 'updated');
    });
    await createTable(knex, dialect, 'device_status', (table) => {
      reference(table, 'device_id', 'device', 'CASCADE');
      dialect.instant(table, 'created').notNullable().index();
      table.string('status', 64).notNullable();
      table.text('detail').notNullable();
    });
    await createTable(knex, dialect, 'telescope', (table) => {
      reference(table, 'device_id', 'device', 'CASCADE');
      // Metres; degrees; degrees a second.
      dialect.real(table, 'aperture');
      dialect.real(table, 'focal_length');
      dialect.real(table, 'minimum_altitude');
      dialect.real(table, 'slew_speed');
    });
    await createTable(knex, dialect, 'dome', (table) => {
      reference(table, 'device_id', 'device', 'CASCADE');
      // Seconds from closed to open; degrees a second.
      dialect.real(table, 'shutter_travel');
      dialect.real(table, 'rotation_speed');
    });
    await createTable(knex, dialect, 'plc', (table) => {
      reference(table, 'device_id', 'device', 'CASCADE');
      table.string('firmware', 64);
    });
    await createTable(knex, dialect, 'plc_device', (table) => {
      reference(table, 'plc_id', 'plc', 'CASCADE');
      table.string('name').notNullable();
      table.string('category', 32).notNullable();
      table.text('desc');
    });
    await createTable(knex, dialect, 'detector', (table) => {
      reference(table, 'device_id', 'device', 'CASCADE');
      reference(table, 'telescope_id', 'telescope', 'SET NULL');
      table.string('name', 16).notNullable().unique();
      table.integer('width').notNullable();
      table.integer('height').notNullable();
      // Arcseconds a pixel; degrees Celsius.
      dialect.real(table, 'pixel_scale').notNullable();
      dialect.real(table, 'set_temperature');
    });
    await createTable(knex, dialect, 'filter_wheel', (table) => {
      reference(table, 'detector_id', 'detector', 'CASCADE');
      table.string('name').notNullable();
      // Slot in the beam.
      table.integer('position').notNullable();
    });
    await createTable(knex, dialect, 'filter', (table) => {
      reference(table, 'filter_wheel_id', 'filter_wheel', 'CASCADE');
      table.string('name', 32).notNullable();
      table.integer('position').notNullable();
      // Millimetres of glass as the focus sees it.
      dialect.real(table, 'equivalent_thickness').notNullable();
      table.text('desc');
    });
  },
};
