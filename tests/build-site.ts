// Builds the site that the tests read.
import setup from './build-once.ts';

setup();
