/** force-graph (npm) with the data that `window.show` is given. */
import ForceGraph from 'force-graph';

const graph = new ForceGraph(document.body).width(1280).height(720).nodeRelSize(3);

/** @param {{ nodes: object[], links: object[], moving: boolean }} data */
function show({ nodes, links, moving }) {
  graph
    .cooldownTime(moving ? Number.POSITIVE_INFINITY : 0)
    .cooldownTicks(moving ? Number.POSITIVE_INFINITY : 0)
    .nodeLabel('name')
    .graphData({ nodes, links });
  graph.zoomToFit(0);
}

Object.assign(window, { show });
