import type { PlcDevice, PlcQuantity } from './PlcDevice.ts';

const quantity = (name: string, value: number | string, unit: string, comment = ''): PlcQuantity => ({
  name,
  value,
  unit,
  comment,
});

/**
 * The weather instruments with the values of the original's example reply, unchanged: the DRD11 contradicts itself
 * (2.345 V is rain, digital 1 is dry) and the VantagePro is flagged invalid.
 */
export const WEATHER_DEVICES: readonly PlcDevice[] = [
  {
    name: 'WXT520',
    type: 'meteo',
    serial_number: '14656423',
    valid: 'yes',
    values: [
      quantity('OutsideTemp', 12.12, 'Celcius'),
      quantity('OutsideHumidity', 64.1, 'percent'),
      quantity('Pressure', 769.2, 'mbar', 'At site elevation'),
      quantity('RainRate', 0.0, 'mm/h'),
      quantity('WindSpeed', 3.1, 'm/s'),
      quantity('WindDir', 202.3, 'deg', '(N=0, E=90)'),
      quantity('DewPoint', 8.3, 'deg'),
    ],
  },
  {
    name: 'DRD11',
    type: 'meteo',
    serial_number: 'RET6789',
    valid: 'yes',
    values: [quantity('analog', 2.345, 'V', '3V=Dry <2.5V=Rain'), quantity('digital', 1, 'bool', '1=Dry 0=Rain')],
  },
  {
    name: 'VantagePro',
    type: 'meteo',
    serial_number: 'ERTRY2344324',
    valid: 'no',
    values: [
      quantity('OutsideTemp', 12.45, 'Celcius'),
      quantity('InsideTemp', 20.28, 'Celcius'),
      quantity('OutsideHumidity', 65.3, 'percent'),
      quantity('InsideHumidity', 45.6, 'percent'),
      quantity('Pressure', 768.7, 'mbar', 'At site elevation'),
      quantity('RainRate', 0.0, 'mm/h'),
      quantity('WindSpeed', 2.8, 'm/s'),
      quantity('WindDir', 207.0, 'deg', '(N=0, E=90)'),
      quantity('WindDirCardinal', 'SW', 'string'),
      quantity('DewPoint', 8.5, 'deg'),
    ],
  },
  {
    name: 'MLX90614-1',
    type: 'meteo',
    serial_number: 'Unknown',
    valid: 'yes',
    values: [
      quantity('SensorTemperature', 23.56, 'Celcius'),
      quantity('SkyTemperature', -15.67, 'Celcius', 'Clear<-10 VeryCloudy>4'),
    ],
  },
];
