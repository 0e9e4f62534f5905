require('zod');
require('fuse.js');
require('yaml');
