CREATE (:Device {id: $id, typed: $typed, app: $app, scopes: $scopes, until: $until, state: 'WAITING', asked: 0,
  interval: $interval})
