"""The words of medicine that authors choose from: data files and look-up."""
