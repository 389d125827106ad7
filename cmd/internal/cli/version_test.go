package cli

import "testing"

func TestReleaseOf(t *testing.T) {
	tests := []struct{ set, module, want string }{
		{"0.1.0-dev", "(devel)", "0.1.0-dev"},
		{"0.1.0-dev", "", "0.1.0-dev"},
		{"0.1.0-dev", "v1.2.3", "1.2.3"},
		{"0.1.0-dev", "v1.2.3-rc.1", "1.2.3-rc.1"},
		{"0.1.0-dev", "v1.2.4-0.20261123195629-6918e53aaaaa", "0.1.0-dev"},
		{"0.1.0-dev", "v1.2.3+dirty", "0.1.0-dev"},
		{"1.2.3", "v1.2.2", "1.2.3"},
	}
	for _, tt := range tests {
		if got := releaseOf(tt.set, tt.module); got != tt.want {
			t.Errorf("releaseOf(%q, %q) = %q, want %q", tt.set, tt.module, got, tt.want)
		}
	}
}
