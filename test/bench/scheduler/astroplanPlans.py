"""Plans instances (sched-bench/1) with astroplan's PriorityScheduler; one line of JSON for each file named.

The scheduler gets what the instance says and nothing else: its windows as a constraint, its overhead between blocks, its
priorities (astroplan's low number goes first). Quotas and requests it does not know. All targets stand near the pole, so that
its own check of the horizon takes nothing away: windows say already when a target is up.
"""
import json
import math
import sys
import time
import warnings

warnings.simplefilter('ignore')

import astropy.units as u
import numpy as np
from astropy.coordinates import EarthLocation, SkyCoord
from astropy.time import Time
from astropy.utils import iers

# Nothing here may wait for the network: minutes of a made-up night need no Earth orientation from today.
iers.conf.auto_download = False
iers.conf.iers_degraded_accuracy = 'ignore'

from astroplan import FixedTarget, Observer
from astroplan.constraints import Constraint
from astroplan.scheduling import ObservingBlock, PriorityScheduler, Schedule, TransitionBlock, Transitioner

MINUTE = u.minute
SMALLEST_NUMBER_FIRST = 101


class Windows(Constraint):
    """Observable in these minutes: a whole minute of the grid at a time."""

    def __init__(self, windows, start):
        self.windows = windows
        self.start = start

    def __call__(self, observer, targets, times=None, time_range=None, time_grid_resolution=None, grid_times_targets=False):
        minutes = np.rint((times - self.start).to_value(MINUTE))
        inside = np.zeros(len(minutes))
        for first, last in self.windows:
            inside[(minutes >= first) & (minutes < last)] = 1.0
        return inside

    def compute_constraint(self, times, observer, targets):
        return self(observer, targets, times)


class Overhead(Transitioner):
    """The instance's overhead, instead of astroplan's slew from the altitudes and azimuths."""

    def __init__(self, overhead, sequences):
        super().__init__()
        self.overhead = overhead
        self.sequences = sequences

    def __call__(self, oldblock, newblock, start_time, observer):
        minutes = self.minutes(self.sequences[oldblock.target.name], self.sequences[newblock.target.name])
        return TransitionBlock({'overhead': minutes * MINUTE}, start_time) if minutes > 0 else None

    def minutes(self, a, b):
        if self.overhead['model'] == 'constant':
            return self.overhead['minutes']
        north = math.sin(math.radians(b['dec'] - a['dec']) / 2)
        east = math.sin(math.radians(b['ra'] - a['ra']) / 2)
        across = math.cos(math.radians(a['dec'])) * math.cos(math.radians(b['dec'])) * east * east
        separation = math.degrees(2 * math.asin(min(1.0, math.sqrt(north * north + across))))
        return self.overhead['base'] + math.ceil(separation / self.overhead['degPerMinute'] - 1e-9)


def plan(instance):
    site = instance['site']
    observer = Observer(EarthLocation.from_geodetic(site['lon'] * u.deg, site['lat'] * u.deg, site['height'] * u.m))
    origin = Time(instance['epochJD'], format='jd', scale='utc')
    start = origin + instance['horizon']['start'] * MINUTE
    end = origin + instance['horizon']['end'] * MINUTE
    pole = SkyCoord(0 * u.deg, math.copysign(88, site['lat']) * u.deg)
    sequences = {one['id']: one for one in instance['sequences']}
    blocks = [
        ObservingBlock(
            FixedTarget(pole, name=one['id']),
            one['duration'] * MINUTE,
            SMALLEST_NUMBER_FIRST - one['priority'],
            constraints=[Windows(one['windows'], origin)],
        )
        for one in instance['sequences']
    ]
    scheduler = PriorityScheduler(
        constraints=[],
        observer=observer,
        transitioner=Overhead(instance['overhead'], sequences),
        time_resolution=1 * MINUTE,
    )
    schedule = Schedule(start, end)
    crash = None
    began = time.process_time()
    try:
        scheduler(blocks, schedule)
    except Exception as error:  # A crash of its own is known; what it had planned until then counts.
        crash = f'{type(error).__name__}: {error}'
    seconds = time.process_time() - began
    planned = [
        {'id': block.target.name, 'tsp': round((block.start_time - origin).to_value(MINUTE), 3)}
        for block in schedule.observing_blocks
    ]
    return {'instance': instance['name'], 'seconds': seconds, 'crash': crash, 'plan': planned}


for file in sys.argv[1:]:
    with open(file, encoding='utf-8') as stream:
        print(json.dumps(plan(json.load(stream))), flush=True)
