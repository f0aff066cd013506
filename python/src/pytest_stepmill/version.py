"""The version of this package: that of the Stepmill whose server it starts."""

__version__ = "0.2.0"
