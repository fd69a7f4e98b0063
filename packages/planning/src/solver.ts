import loadHighs, { type Highs, type Model, type ModelData } from "highs";

let loading: Promise<Highs> | undefined;

export interface Solved {
  /** "optimal" was proven; "found" when time ended first; "impossible" was proven too. */
  status: "optimal" | "found" | "impossible" | "unknown";
  value: number;
  /** No solution has more. */
  bound: number;
  /** Columns at 1. */
  chosen: ReadonlySet<number>;
}

export interface SolveOptions {
  seconds: number;
  /** A solution to start from: its columns at 1. */
  start?: ReadonlySet<number>;
}

export interface Solver {
  maximize(program: Program, options: SolveOptions): Solved;
}

/** A linear program whose columns are 0 or 1, said row by row; columns are the numbers that {@link column} gives. */
export class Program {
  readonly costs: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  /** A new column, worth `value` when it is 1. */
  column(value = 0): number {
    return this.costs.push(value) - 1;
  }

  /** `terms`, pairs of a column and its coefficient, each column once, add up to `lower` at least and `upper` at most. */
  row(terms: Iterable<readonly [number, number]>, lower: number, upper: number): void {
    for (const [column, coefficient] of terms) {
      this.indices.push(column);
      this.values.push(coefficient);
    }
    this.starts.push(this.indices.length);
    this.lower.push(lower);
    this.upper.push(upper);
  }

  /** At most one of these columns. */
  one(columns: readonly number[], unless: readonly (readonly [number, number])[] = [], upper = 1): void {
    this.row([...columns.map((column) => [column, 1] as const), ...unless], Number.NEGATIVE_INFINITY, upper);
  }
}

/** HiGHS (MIT), compiled to WebAssembly; read once in a process. */
export async function loadSolver(): Promise<Solver> {
  loading ??= loadHighs();
  const highs = await loading;
  return {
    maximize(program, options) {
      const model = highs.createModel(modelOf(program, highs.constants.objectiveSense.maximize));
      try {
        return run(highs, model, program, options);
      } finally {
        model.dispose();
      }
    },
  };
}

function run(highs: Highs, model: Model, program: Program, { seconds, start }: SolveOptions): Solved {
  model.options.set({
    output_flag: false,
    time_limit: Math.max(seconds, 0.01),
    random_seed: 7,
    mip_rel_gap: 0,
    mip_abs_gap: 0.99,
  });
  if (start) model.setSolution({ colValue: program.costs.map((_, column) => (start.has(column) ? 1 : 0)) });
  model.run();
  const { optimal, infeasible } = highs.constants.modelStatus;
  const status = model.getModelStatus();
  const none = { value: Number.NaN, bound: Number.NaN, chosen: new Set<number>() };
  if (status === infeasible) return { status: "impossible", ...none };
  const bound = Number(model.info.get("mip_dual_bound"));
  if (model.info.get("primal_solution_status") !== highs.constants.solutionStatus.feasible)
    return { status: "unknown", ...none, bound };
  const chosen = new Set<number>();
  for (const [column, value] of model.getSolution().colValue.entries()) if (value > 0.5) chosen.add(column);
  return { status: status === optimal ? "optimal" : "found", value: model.getObjectiveValue(), bound, chosen };
}

function modelOf(program: Program, sense: ModelData["sense"] & {}): ModelData {
  const numCols = program.costs.length;
  const numRows = program.lower.length;
  return {
    numCols,
    numRows,
    sense,
    colCost: program.costs,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: program.lower,
    rowUpper: program.upper,
    matrix: {
      format: "csr",
      numRows,
      numCols,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
    integrality: new Int32Array(numCols).fill(1),
  };
}
