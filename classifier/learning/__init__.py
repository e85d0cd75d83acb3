"""The only room with scikit-learn: data, training, calibration, evaluation."""
