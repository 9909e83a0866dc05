// The same random reports as RandomReports.cs makes, and a number for what the script says of them.
(function () {
  'use strict';
  function numbers(seed) {
    var a = seed | 0;
    return function () {
      a = (a + 0x6D2B79F5) | 0;
      var t = Math.imul(a ^ (a >>> 15), 1 | a);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return (t ^ (t >>> 14)) >>> 0;
    };
  }
  function table(form, keys, next, odd, entering) {
    var n = {}, applicants = ['person', 'company', 'research', 'welfare', 'legal', 'other'], i;
    keys.forEach(function (key) { n[key] = next() % 4 === 0 ? next() % 100 : 0; });
    var rows = form.tables.filter(function (t) { return t.part === 'part3'; })[0].rows.map(function (r) { return r.key; });
    applicants.forEach(function (c) {
      var sum = 0;
      rows.forEach(function (r) { if (/^r[1-6]/.test(r)) sum += n['part3.' + r + '.' + c]; });
      n['part3.r7.' + c] = sum;
      n['part3.carriedIn.' + c] = entering ? entering['part3.carriedOut.' + c] : 0;
      n['part3.carriedOut.' + c] = next() % 5;
      n['part3.new.' + c] = Math.max(0, sum + n['part3.carriedOut.' + c] - n['part3.carriedIn.' + c]);
    });
    rows.forEach(function (r) { n['part3.' + r + '.total'] = applicants.reduce(function (s, c) { return s + n['part3.' + r + '.' + c]; }, 0); });
    ['review', 'direct', 'afterReview'].forEach(function (g) {
      n['part4.' + g + '.total'] = ['upheld', 'corrected', 'otherwise', 'pending'].reduce(function (s, c) { return s + n['part4.' + g + '.' + c]; }, 0);
    });
    var texts = {};
    keys.forEach(function (key) { texts[key] = String(n[key]); });
    for (i = next() % 6; i > 0; i--) {
      var key = keys[next() % keys.length];
      texts[key] = next() % 2 === 0 ? odd[next() % odd.length] : String(next() % 1000);
    }
    return { numbers: n, texts: texts };
  }
  window.randomReports = function (form, rules, odd, from, count) {
    var checks = annualReport.compile(form, rules), keys = checks.filter(function (c) { return c.rule === 'R9'; }).map(function (c) { return c.left[0].key; }), said = [];
    function values(texts) { var v = {}; keys.forEach(function (k) { v[k] = annualReport.read(texts[k]).number; }); return v; }
    for (var seed = from; seed < from + count; seed++) {
      var next = numbers(seed), hash = 0x811c9dc5;
      var before = table(form, keys, next, odd, null), now = table(form, keys, next, odd, before.numbers);
      annualReport.run(checks, values(now.texts), next() % 8 === 0 ? null : values(before.texts)).forEach(function (r) {
        var line = r.outcome.charAt(0) + (r.left === null ? '' : String(r.left)) + ':' + (r.right === null ? '' : String(r.right)) + ';';
        for (var i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193);
      });
      said.push(hash >>> 0);
    }
    return said;
  };
}());
