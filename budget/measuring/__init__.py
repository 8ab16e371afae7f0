"""Budget, forecasts and outcome measured against each other."""
