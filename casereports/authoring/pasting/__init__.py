"""What a clinician pastes into a grid, understood row by row before anything is saved."""
