// One connection to the server for all tabs of a browser: hands on which plans have changed.
(function () {
  'use strict';
  var ports = [], source = null, ready = false;
  function connect() {
    if (source || !ports.length) return;
    source = new EventSource('/live');
    source.onmessage = function (event) { ports.forEach(function (port) { port.postMessage(event.data); }); };
    source.addEventListener('ready', function () { ready = true; ports.forEach(function (port) { port.postMessage('ready'); }); });
    source.onerror = function () {
      if (source.readyState !== 2) return; // it tries again by itself
      source = null;
      ready = false;
      setTimeout(connect, 10000);
    };
  }
  self.onconnect = function (event) {
    var port = event.ports[0];
    ports.push(port);
    if (ready) port.postMessage('ready');
    port.onmessage = function () {
      ports = ports.filter(function (other) { return other !== port; });
      if (!ports.length && source) { source.close(); source = null; ready = false; }
    };
    connect();
  };
}());
