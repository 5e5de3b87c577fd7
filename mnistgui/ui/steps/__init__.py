"""A list of named steps with parameters, put together by hand: of transforms, of layers."""
