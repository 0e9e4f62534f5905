// Preloaded into an app with --expose-gc: on SIGUSR2 it collects what is garbage, and tells the bytes that are held.
process.on('SIGUSR2', () => {
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`held ${heapUsed + external}\n`);
});
