/** One quantity of an instrument behind the PLC, as the STATUS reply writes it. */
export interface PlcQuantity {
  readonly name: string;
  readonly value: number | string | null;
  readonly unit: string;
  readonly comment: string;
}

/** One instrument behind the PLC, as the STATUS reply writes it. */
export interface PlcDevice {
  readonly name: string;
  readonly type: 'meteo' | 'site' | 'light' | 'calib' | 'fan';
  readonly serial_number: string;
  readonly valid: 'yes' | 'no';
  readonly values: readonly PlcQuantity[];
}
