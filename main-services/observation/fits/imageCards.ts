import type { Frame } from '../../../devices/camera/Camera.ts';
import type { Site } from '../../model/site.ts';
import { airmass } from './airmass.ts';
import type { FitsCard } from './FitsCard.ts';

/** What is known about a frame besides its pixels; null = not known or not meaningful (a bias has no object). */
export interface ImageDescription {
  readonly detector: string;
  readonly kind: 'object' | 'bias' | 'dark' | 'flat';
  readonly object: string | null;
  readonly observer: string | null;
  readonly programme: string | null;
  readonly telescope: string;
  readonly site: Site;
  /** Where the telescope pointed, J2000. */
  readonly rightAscensionDegrees: number | null;
  readonly declinationDegrees: number | null;
  readonly altitudeDegrees: number | null;
  readonly azimuthDegrees: number | null;
  readonly pixelScaleArcseconds: number;
  readonly requestId: number | null;
  readonly sequenceId: number | null;
  readonly planId: number | null;
  readonly software: string;
}

/** 1858-11-17T00:00Z, the zero of the modified Julian date, is this many days before the Unix epoch. */
const MODIFIED_JULIAN_UNIX_EPOCH = 40_587;
const MS_PER_DAY = 86_400_000;
const IMAGE_TYPES = { object: 'OBJECT', bias: 'BIAS', dark: 'DARK', flat: 'FLAT' } as const;

/** The header cards of an image: when, with what, of what, where, and a tangent-plane WCS with north up and east left. */
export function imageCards(frame: Frame, image: ImageDescription): FitsCard[] {
  const onSky = image.rightAscensionDegrees !== null && image.declinationDegrees !== null && image.kind === 'object';
  const mass = image.altitudeDegrees === null ? null : airmass(image.altitudeDegrees);
  return [
    { keyword: 'DATE-OBS', value: isoUtc(frame.startedAt), comment: 'Start of exposure, UTC' },
    { keyword: 'TIMESYS', value: 'UTC', comment: 'Time scale' },
    {
      keyword: 'MJD-OBS',
      value: MODIFIED_JULIAN_UNIX_EPOCH + frame.startedAt / MS_PER_DAY,
      comment: '[d] Start of exposure, MJD',
      decimals: 8,
    },
    { keyword: 'EXPTIME', value: frame.exposureSeconds, comment: '[s] Exposure time', decimals: 3 },
    { keyword: 'IMAGETYP', value: IMAGE_TYPES[image.kind], comment: 'Kind of image' },
    { keyword: 'FILTER', value: frame.filter, comment: 'Filter' },
    { keyword: 'INSTRUME', value: image.detector, comment: 'Detector' },
    { keyword: 'TELESCOP', value: image.telescope, comment: 'Telescope' },
    { keyword: 'OBJECT', value: image.object, comment: 'Target' },
    { keyword: 'OBSERVER', value: image.observer, comment: 'Who asked for it' },
    { keyword: 'PROGRAM', value: image.programme, comment: 'Scientific programme' },
    { keyword: 'REQUEST', value: image.requestId, comment: 'Request number' },
    { keyword: 'SEQUENCE', value: image.sequenceId, comment: 'Sequence number' },
    { keyword: 'PLAN', value: image.planId, comment: 'Plan number' },
    { keyword: 'CCD-TEMP', value: frame.temperatureCelsius, comment: '[Celsius] Detector temperature', decimals: 2 },
    { keyword: 'ORIGIN', value: image.site.name, comment: 'Observatory' },
    { keyword: 'SITELAT', value: image.site.latitudeDegrees, comment: '[deg] Latitude, north positive', decimals: 5 },
    { keyword: 'SITELONG', value: image.site.longitudeDegrees, comment: '[deg] Longitude, east positive', decimals: 5 },
    { keyword: 'SITEELEV', value: image.site.elevationMetres, comment: '[m] Elevation', decimals: 1 },
    {
      keyword: 'RA',
      value: image.rightAscensionDegrees,
      comment: '[deg] Telescope right ascension, J2000',
      decimals: 6,
    },
    { keyword: 'DEC', value: image.declinationDegrees, comment: '[deg] Telescope declination, J2000', decimals: 6 },
    { keyword: 'ALTITUDE', value: image.altitudeDegrees, comment: '[deg] Telescope altitude', decimals: 4 },
    { keyword: 'AZIMUTH', value: image.azimuthDegrees, comment: '[deg] Telescope azimuth, N=0 E=90', decimals: 4 },
    { keyword: 'AIRMASS', value: mass, comment: 'Pickering (2002)', decimals: 4 },
    { keyword: 'PIXSCALE', value: image.pixelScaleArcseconds, comment: '[arcsec] Pixel scale', decimals: 4 },
    ...(onSky ? worldCoordinates(frame, image) : []),
    { keyword: 'CREATOR', value: image.software, comment: 'Written by' },
  ];
}

function worldCoordinates(frame: Frame, image: ImageDescription): FitsCard[] {
  const degreesPerPixel = image.pixelScaleArcseconds / 3600;
  return [
    { keyword: 'WCSAXES', value: 2, comment: 'Axes of the world coordinates' },
    { keyword: 'RADESYS', value: 'FK5', comment: 'Coordinate frame' },
    { keyword: 'EQUINOX', value: 2000, comment: '[yr] Equinox', decimals: 1 },
    { keyword: 'CTYPE1', value: 'RA---TAN', comment: 'Tangent plane' },
    { keyword: 'CTYPE2', value: 'DEC--TAN', comment: 'Tangent plane' },
    { keyword: 'CUNIT1', value: 'deg' },
    { keyword: 'CUNIT2', value: 'deg' },
    { keyword: 'CRPIX1', value: (frame.widthPixels + 1) / 2, comment: 'Centre of the frame', decimals: 1 },
    { keyword: 'CRPIX2', value: (frame.heightPixels + 1) / 2, comment: 'Centre of the frame', decimals: 1 },
    { keyword: 'CRVAL1', value: image.rightAscensionDegrees, comment: '[deg] Right ascension there', decimals: 6 },
    { keyword: 'CRVAL2', value: image.declinationDegrees, comment: '[deg] Declination there', decimals: 6 },
    { keyword: 'CDELT1', value: -degreesPerPixel, comment: '[deg/pixel] East is left', decimals: 10 },
    { keyword: 'CDELT2', value: degreesPerPixel, comment: '[deg/pixel] North is up', decimals: 10 },
  ];
}

/** FITS dates carry no zone letter (FITS 4.0, §9.1.1). */
function isoUtc(at: number): string {
  return new Date(at).toISOString().slice(0, -1);
}
