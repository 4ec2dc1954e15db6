"""__future__: features that have come."""
annotations = division = print_function = absolute_import = generators = generator_stop = nested_scopes = unicode_literals = with_statement = None
