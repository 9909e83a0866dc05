// Makes <table class="report-grid"> a grid: arrow keys and Enter go from cell to cell, and a block copied from a workbook or a web page is pasted from
// the cell that has the focus, with a way back. <p data-grid-said data-done="…{0}…" data-outside="…{0}…" data-undo="…" role="status"> says what was done.
(function () {
  'use strict';
  var STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  function rowsOf(cell) {
    return Array.prototype.map.call(cell.closest('table').querySelectorAll('tbody tr'), function (row) {
      return Array.prototype.slice.call(row.querySelectorAll('input.report-cell'));
    });
  }

  // Where a cell stands among those that can be typed into.
  function placeOf(cell, rows) {
    for (var r = 0; r < rows.length; r++) if (rows[r].indexOf(cell) >= 0) return [r, rows[r].indexOf(cell)];
    return null;
  }

  // Within a figure that is being changed left and right move the caret; at its edge, or where all of it is marked, they leave the cell.
  function leaves(cell, key) {
    var from = cell.selectionStart, to = cell.selectionEnd, all = from === 0 && to === cell.value.length;
    return key !== 'ArrowLeft' && key !== 'ArrowRight' || all || from === to && (key === 'ArrowLeft' ? from === 0 : to === cell.value.length);
  }

  function put(cell, text) {
    cell.value = text;
    cell.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function say(words, undo) {
    var said = document.querySelector('[data-grid-said]');
    if (!said) return;
    said.textContent = words;
    if (!undo) return;
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = said.getAttribute('data-undo');
    button.addEventListener('click', function () { said.textContent = ''; undo(); });
    said.appendChild(document.createTextNode(' '));
    said.appendChild(button);
  }

  document.addEventListener('keydown', function (event) {
    var cell = event.target, step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.isComposing || !cell.matches || !cell.matches('.report-grid input.report-cell') || !leaves(cell, event.key)) return;
    var rows = rowsOf(cell), at = placeOf(cell, rows), row = rows[at[0] + step[0]], next = row && row[at[1] + step[1]];
    event.preventDefault(); // Enter in a figure does not send the form
    if (next) { next.focus(); next.select(); }
  });

  document.addEventListener('paste', function (event) {
    var cell = event.target;
    if (!cell.matches || !cell.matches('.report-grid input.report-cell')) return;
    var text = (event.clipboardData || { getData: function () { return ''; } }).getData('text').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
    if (!/[\t\n]/.test(text)) return; // one figure: the browser pastes it
    event.preventDefault();
    var rows = rowsOf(cell), at = placeOf(cell, rows), before = [], outside = 0;
    text.split('\n').forEach(function (line, r) {
      line.split('\t').forEach(function (figure, c) {
        var to = rows[at[0] + r] && rows[at[0] + r][at[1] + c];
        if (!to) { outside += figure.trim() ? 1 : 0; return; }
        before.push([to, to.value]);
        put(to, figure.trim());
      });
    });
    var said = document.querySelector('[data-grid-said]');
    var words = said ? said.getAttribute('data-done').replace('{0}', before.length) + (outside ? said.getAttribute('data-outside').replace('{0}', outside) : '') : '';
    say(words, function () { before.forEach(function (one) { put(one[0], one[1]); }); cell.focus(); });
  });
})();
