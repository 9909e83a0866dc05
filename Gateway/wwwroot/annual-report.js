// Reconciles an annual report while it is typed: reads the same rules as the server (Grains/AnnualReports/rules.json) in scaled integers.
// <form data-annual-report> holds inputs with data-cell="part3.new.person" (data-previous="…" for last year's figures), a data block
// <script type="application/json" data-annual-report-rules> and a list <ul data-annual-report-findings data-failed="…">.
(function (scope) {
  'use strict';
  var PLACES = 6, LONGEST = 15, ZERO = BigInt(0), ONE = BigInt(1000000);

  // What a cell says: {number: BigInt scaled or null, na: true where it does not apply, fault: true where it is no number}.
  function read(text) {
    var folded = '';
    for (var i = 0; i < text.length; i++) {
      var c = text.charAt(i), code = text.charCodeAt(i);
      if (' \t\r\n\u00a0\u3000\u200b\ufeff'.indexOf(c) >= 0) continue;
      if ('—–―−‐‑─'.indexOf(c) >= 0) c = '-';
      else if (code >= 0xff01 && code <= 0xff5e) c = String.fromCharCode(code - 0xff01 + 0x21);
      folded += c;
    }
    if (folded === '') return { number: null, na: false, fault: false };
    if (folded === '无' || folded === '不适用' || /^[\/\\-]+$/.test(folded)) return { number: null, na: true, fault: false };
    var match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(folded);
    var whole = match ? match[2].replace(/,/g, '') : '', fraction = match && match[3] || '';
    if (!match || whole.length > LONGEST || fraction.length > PLACES) return { number: null, na: false, fault: true };
    var number = BigInt(whole + (fraction + '000000').slice(0, PLACES));
    return { number: match[1] === '-' ? -number : number, na: false, fault: false };
  }

  function term(said, cells) {
    var sign = said.charAt(0) === '-' ? -1 : 1, rest = sign < 0 ? said.slice(1) : said, previous = rest.indexOf('previous:') === 0;
    var key = previous ? rest.slice(9) : rest;
    return previous || cells[key] ? { key: key, sign: sign, previous: previous } : null;
  }

  function terms(said, gap, word, cells) {
    return (said || []).map(function (one) { return term(one.split(gap).join(word), cells); }).filter(Boolean);
  }

  // Every rule at every place of a form, in the order of the rules.
  function compile(form, rules) {
    var cells = {}, checks = [];
    form.tables.forEach(function (table) {
      table.rows.forEach(function (row) {
        table.columns.forEach(function (column) {
          cells[table.part + '.' + row.key + '.' + column.key] = { kind: column.kind || 'count', place: row.place === column.place ? row.place : row.place + '·' + column.place };
        });
      });
    });
    function add(rule, place, gap, word) {
      var check = { rule: rule.id, severity: rule.severity, comparison: rule.comparison, place: place,
        left: terms(rule.left, gap, word, cells), right: terms(rule.right, gap, word, cells), needs: terms(rule.needs, gap, word, cells) };
      check.asksPrevious = check.left.concat(check.right).some(function (t) { return t.previous; });
      check.kind = gap === '{cell}' ? cells[word].kind : null;
      if (gap === '{cell}' || (check.left.length && check.right.length)) checks.push(check);
    }
    rules.rules.forEach(function (rule) {
      if (rule.each.over === 'cell') return Object.keys(cells).forEach(function (key) { add(rule, cells[key].place, '{cell}', key); });
      form.tables.filter(function (table) { return table.part === rule.each.part; }).forEach(function (table) {
        if (rule.each.over === 'column') return table.columns.forEach(function (column) { add(rule, column.place, '{column}', column.key); });
        table.rows.forEach(function (row) { if (!rule.each.rows || rule.each.rows.indexOf(row.key) >= 0) add(rule, row.place, '{row}', row.key); });
      });
    });
    return checks;
  }

  function side(list, now, before) {
    var sum = null;
    for (var i = 0; i < list.length; i++) {
      var number = (list[i].previous ? before : now)[list[i].key];
      if (number === null || number === undefined) continue;
      sum = (sum === null ? ZERO : sum) + (list[i].sign < 0 ? -number : number);
    }
    return sum;
  }

  function judge(check, left, right, now, before) {
    if (check.comparison === 'filled') return left === null ? 'not-comparable' : 'consistent';
    if (check.comparison === 'allowed') {
      if (left === null) return 'not-comparable';
      var whole = left % ONE === ZERO;
      return (check.kind === 'money' ? left >= ZERO : check.kind === 'change' ? whole : left >= ZERO && whole) ? 'consistent' : 'inconsistent';
    }
    if (left === null || right === null || check.needs.some(function (t) { return side([t], now, before) === null; })) return 'not-comparable';
    return (check.comparison === 'at-most' ? left <= right : left === right) ? 'consistent' : 'inconsistent';
  }

  // Numbers by key, this year's and last year's (null: without last year, rules that ask for it are left out).
  function run(checks, now, before) {
    var results = [];
    for (var i = 0; i < checks.length; i++) {
      if (checks[i].asksPrevious && !before) continue;
      var left = side(checks[i].left, now, before), right = side(checks[i].right, now, before);
      results.push({ check: checks[i], left: left, right: right, outcome: judge(checks[i], left, right, now, before) });
    }
    return results;
  }

  function shown(number) {
    if (number === null) return '';
    var negative = number < ZERO, digits = String(negative ? -number : number);
    while (digits.length <= PLACES) digits = '0' + digits;
    var text = digits.slice(0, -PLACES) + '.' + digits.slice(-PLACES);
    return (negative ? '-' : '') + text.replace(/\.?0+$/, '');
  }

  // What the rule asks, in words: its sentence takes the difference, or the figure where there is only one.
  function advice(words, result) {
    var off = result.right === null ? result.left : result.left - result.right;
    return (words && words[result.check.rule] || '').replace('{0}', shown(result.right !== null && off < ZERO ? -off : off));
  }

  function live(form) {
    var data = form.querySelector('[data-annual-report-rules]'), list = form.querySelector('[data-annual-report-findings]');
    if (!data || !list) return;
    var told = JSON.parse(data.textContent), checks = compile(told.form, told.rules), before = null;
    form.querySelectorAll('[data-previous]').forEach(function (cell) {
      before = before || {};
      before[cell.getAttribute('data-previous')] = read(cell.getAttribute('data-value') || cell.textContent).number;
    });
    function reconcile() {
      var now = {}, wrong = {};
      form.querySelectorAll('[data-cell]').forEach(function (input) {
        var said = read(input.value), key = input.getAttribute('data-cell');
        now[key] = said.number;
        if (said.fault) wrong[key] = true;
      });
      list.textContent = '';
      run(checks, now, before).forEach(function (result) {
        if (result.outcome !== 'inconsistent') return;
        result.check.left.concat(result.check.right).forEach(function (t) { if (!t.previous) wrong[t.key] = true; });
        var line = document.createElement('li');
        line.textContent = result.check.rule + ' ' + result.check.place + '：' + (result.right === null ? ''
          : shown(result.left) + (result.check.comparison === 'at-most' ? ' > ' : ' ≠ ') + shown(result.right) + '，') + advice(told.words, result);
        list.appendChild(line);
      });
      form.querySelectorAll('[data-cell]').forEach(function (input) {
        if (wrong[input.getAttribute('data-cell')]) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
      });
    }
    form.addEventListener('input', reconcile);
    reconcile();
  }

  scope.annualReport = { read: read, compile: compile, run: run };
  if (typeof document !== 'undefined') document.querySelectorAll('[data-annual-report]').forEach(live);
}(typeof self !== 'undefined' ? self : this));
