package io.deployguardian.local;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One guarding host for all test classes that ask for it: each test has a repository of its own.
 */
final class OneHost implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningHost.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Its store closes it, after the last class.
    return context
        .getRoot()
        .getStore(Namespace.create(OneHost.class))
        .computeIfAbsent(RunningHost.class, asked -> RunningHost.guarding(), RunningHost.class);
  }
}
