#if __has_include(<yaml.h>)
#include <yaml.h>
#else
#error "libyaml's header yaml.h is missing: install it with 'apt install libyaml-dev' or 'brew install libyaml'"
#endif
