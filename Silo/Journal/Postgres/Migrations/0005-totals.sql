-- Counters of whole governments: what a roll-up by region sums up. Derived, as all of the ledger. Rows of none are kept.
CREATE TABLE ledger_totals (
    government BIGINT NOT NULL, -- the division code as a number
    year BIGINT NOT NULL,
    status BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (government, year, status, due_day)
) WITH (fillfactor = 70);

INSERT INTO ledger_totals (government, year, status, due_day, n)
SELECT substr(s.address, 1, 6)::bigint, substr(s.address, 8, 4)::bigint, c.status, c.due_day, sum(c.n)
FROM ledger_cells c JOIN streams s ON s.no = c.plan GROUP BY 1, 2, 3, 4 HAVING sum(c.n) <> 0;

-- Counters of plans and of governments with the version rows that caches of them are held against; plan 0 stands for all governments.
CREATE FUNCTION follow_counters_1(
    base BIGINT,
    cell_plans BIGINT[], cell_sections BIGINT[], cell_units BIGINT[], cell_roles BIGINT[], cell_statuses BIGINT[], cell_due_days BIGINT[], cell_ns BIGINT[],
    total_governments BIGINT[], total_years BIGINT[], total_statuses BIGINT[], total_due_days BIGINT[], total_ns BIGINT[],
    touched BIGINT[], touched_last BIGINT
) RETURNS VOID
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO ledger_cells (plan, section, unit, role, status, due_day, n)
    SELECT * FROM unnest(cell_plans, cell_sections, cell_units, cell_roles, cell_statuses, cell_due_days, cell_ns)
    ON CONFLICT (plan, section, unit, role, status, due_day) DO UPDATE SET n = ledger_cells.n + excluded.n;

    INSERT INTO ledger_totals (government, year, status, due_day, n)
    SELECT * FROM unnest(total_governments, total_years, total_statuses, total_due_days, total_ns)
    ON CONFLICT (government, year, status, due_day) DO UPDATE SET n = ledger_totals.n + excluded.n;

    INSERT INTO ledger_versions (plan, position)
    SELECT u.plan, in_journal(touched_last, base) FROM unnest(touched) u(plan)
    ON CONFLICT (plan) DO UPDATE SET position = excluded.position;
END;
$$;
