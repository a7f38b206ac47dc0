// Runs one case of the CSL test suite on the product's engine, as the suite's manual tells.

"use strict";

globalThis.runCase = function (caseJson, jobJson) {
  const test = JSON.parse(caseJson);
  const engine = engineFor(test.items, JSON.parse(jobJson));
  engine.updateItems(test.items.map((item) => item.id));
  if (test.mode === "bibliography") {
    return JSON.stringify(engine.makeBibliography()[1]);
  }
  const everything = engine.registry.reflist.map((item) => ({ id: item.id }));
  const clusters = test.clusters || [everything];
  return JSON.stringify(clusters.map((cites) => engine.makeCitationCluster(cites)));
};
