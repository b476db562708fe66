package io.deployguardian.core.testing;

import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.ServiceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A guarded map that can be changed. */
public final class FakeGuarded implements Guarded {

  private final Map<ServiceKey, Binding> bindings = new HashMap<>();

  @Override
  public Optional<Binding> binding(ServiceKey key) {
    return Optional.ofNullable(bindings.get(key));
  }

  @Override
  public boolean names(long repository) {
    return bindings.keySet().stream().anyMatch(key -> key.repository() == repository);
  }

  @Override
  public Optional<String> teamOf(String role) {
    return role.equals("tech_lead") ? Optional.of("acme/tech-leads") : Optional.empty();
  }

  public void bind(ServiceKey key, Floor floor) {
    var url = Optional.of("https://shop-{artifact}.example.org");
    bindings.put(key, new Binding(key, "alias of " + key, url, false, floor));
  }

  public void unbind(ServiceKey key) {
    bindings.remove(key);
  }
}
