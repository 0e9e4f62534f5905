for (const name of ['zod', 'fuse.js', 'yaml']) require(name);
