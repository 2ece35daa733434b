"""What remiss costs, beside what reading alone costs, on made-up consultations: ``python -m benchmarks``."""
