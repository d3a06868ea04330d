import { containers } from './containers.mjs';
import { deadlock } from './deadlock.mjs';
import { laptop } from './laptop.mjs';
import { nested } from './nested.mjs';
import { thousand } from './thousand.mjs';

/** The worlds of the pictures in docs/pictures. */
export const stories = [laptop, containers, nested, deadlock, thousand];
