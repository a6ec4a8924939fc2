import { WebSocket } from 'ws';
import { printClose } from '../../../src/samples/handlers/node.js';

printClose(new WebSocket(process.argv[2]));
